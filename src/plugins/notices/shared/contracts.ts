import type { Timing } from './names';

/** `GET` and `PUT /notices/preference`: when whoever asks wants to be written to. */
export type Preference = { timing: Timing };
export type PreferenceAnswer = { data: Preference };
