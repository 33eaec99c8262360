import logo from './logo.svg';

/** Our mark on the browser's tab, and our name where Strapi writes its own after every page's title. */
export function signTab(): void {
  const icon = document.createElement('link');
  Object.assign(icon, { rel: 'icon', type: 'image/svg+xml', href: logo });
  document.head.append(icon);
  new MutationObserver(retitle).observe(document.head, { childList: true, subtree: true, characterData: true });
}

function retitle(): void {
  const ours = document.title.replace(/\bStrapi( Admin)?$/, 'Deltio');
  if (ours !== document.title) document.title = ours;
}
