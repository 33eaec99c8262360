/**
 * How lists and forms are laid out when an office starts for the first time.
 * `title` names an entry in headings and where another entry relates to it; `list` are the columns;
 * each line of `form` is one row whose fields share its twelve columns equally unless a width is given; `derived` is not typed, and
 * `hidden` fields are not shown.
 */
export type Layout = { hidden?: string; title: string; sort?: string; list?: string; form: string[]; derived?: string };
