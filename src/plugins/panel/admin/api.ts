/** Pieces of screens that the panel parts of other plugins are made of. */
export { ChosenField, FilterFields, TypedField } from './parts/fields';
export { FileButton } from './parts/FileButton';
export { ModalForm } from './parts/ModalForm';
export { Pages } from './parts/Pages';
export { useAnswer, useDownload } from './parts/questions';
export { Refusals, refusalsIn, type Against } from './parts/refusals';
