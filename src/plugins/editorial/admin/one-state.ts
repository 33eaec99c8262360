const STOCK = ['draft', 'modified', 'published'].map((state) => `[role='status'][aria-label='${state}']`).join(', ');

/**
 * Where the desk's own state stands, Strapi's draft, modified and published beside it says less, and sometimes something else. There is
 * no other way to leave it out: Strapi adds its column and its badge after all hooks. Should a later Strapi mark them in another way,
 * they are seen again, and nothing worse happens.
 */
const STYLE = `
table:has([data-desk-state]):has(td > :is(${STOCK})) :is(thead th:last-child, td:has(> :is(${STOCK}))),
body:has([data-desk-state]) main div:has(h1) + div > :is(${STOCK}) {
  display: none;
}`;

export function showOneState(): void {
  const style = document.createElement('style');
  style.textContent = STYLE;
  document.head.append(style);
}
