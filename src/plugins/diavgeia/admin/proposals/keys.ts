import { useEffect, useRef, type RefObject } from 'react';

type Acts = Record<string, (ada: string) => unknown>;

/**
 * One letter for each act on the entry that has the focus; arrows, j and k move it. Nothing happens while somebody types, or holds
 * a key for the browser.
 */
export function useKeys(list: RefObject<HTMLElement | null>, acts: Acts): void {
  const present = useRef(acts);
  present.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const isTyping = target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role=dialog]')) return;
      const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-ada]') ?? [])];
      const at = items.findIndex((item) => item.contains(document.activeElement));
      const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key.startsWith('Arrow') ? event.key : letterOf(event)];
      if (step !== undefined && items.length > 0 && (at >= 0 || document.activeElement === document.body)) {
        event.preventDefault();
        items[Math.min(items.length - 1, Math.max(0, at + step))]?.focus();
        return;
      }
      const letter = letterOf(event);
      const act = present.current[letter];
      const ada = items[at]?.dataset.ada;
      if (!act || !ada) return;
      event.preventDefault();
      const next = items[at + 1]?.dataset.ada ?? items[at - 1]?.dataset.ada;
      act(ada);
      if (letter !== 'x') focusSoon(list, next);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [list]);
}

/** A Greek keyboard writes υ on the key of Y: then the key counts, and what it writes not. */
function letterOf({ key, code }: KeyboardEvent): string {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase();
}

/** What was decided leaves the list, and the focus would fall to nothing. */
function focusSoon(list: RefObject<HTMLElement | null>, ada: string | undefined): void {
  if (!ada) return;
  list.current?.querySelector<HTMLElement>(`[data-ada="${CSS.escape(ada)}"]`)?.focus();
}
