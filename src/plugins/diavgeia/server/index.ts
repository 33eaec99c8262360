import { mirror } from './mirror/mirror';

export default {
  services: { mirror },
};
