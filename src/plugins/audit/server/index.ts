import { log } from './log';

export default {
  services: { log },
};
