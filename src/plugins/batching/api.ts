/** By this column the rows of a reading for many parents at once say to which of them they belong. */
export const PARENT = '__batching_parent';
