import type { Refusal } from '../../../office/refusal';

/** Reasons against a call in a language: it must be one the office writes in. `*` means all of them. */
export function refusalsToLanguage({ asked, known }: { asked: unknown; known: string[] }): Refusal[] {
  const codes = (Array.isArray(asked) ? asked : [asked]).filter((c) => c !== undefined && c !== null && c !== '*');
  return codes
    .filter((c) => !known.includes(c as string))
    .map((code) => unknownLanguage(typeof code === 'string' ? code : JSON.stringify(code), known));
}

function unknownLanguage(code: string, known: string[]): Refusal {
  const list = known.join(', ');
  const shown = code.slice(0, 20);
  return {
    code: 'unknown-language',
    field: 'locale',
    says: {
      el: `Η γλώσσα «${shown}» δεν υπάρχει εδώ. Διαθέσιμες: ${list}.`,
      tr: `“${shown}” dili burada yok. Kullanılabilir diller: ${list}.`,
      en: `There is no language “${shown}” here. Available: ${list}.`,
    },
  };
}
