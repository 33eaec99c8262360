import { numbers } from './numbers';

export default {
  services: { numbers },
};
