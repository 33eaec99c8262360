export { connectPortal, type Portal } from './server/client/portal';
export { PortalFault } from './server/client/fault';
export { DEMO_ACCOUNT, startStandIn, type StandIn } from './server/stand-in/portal';
