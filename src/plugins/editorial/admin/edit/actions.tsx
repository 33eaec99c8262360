import type { BulkActionComponent, DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';

import { refusalsIn } from '../../../panel/admin/api';
import { nextVerb } from '../../shared/asking';
import { isPublishable } from '../../shared/names';
import type { Verb } from '../../shared/table';
import { useActMutation, useStandingQuery } from '../client';
import { useWords } from '../words';
import { type OpenText, seenIn, useOpenText } from './open-text';
import { isAsked, useBeside } from './Together';

const VerbForm = lazy(() => import('./VerbForm'));

/** What usually comes next is the form's main button, in the place where Strapi has its own. */
export const DeskAction: DocumentActionComponent = ({ model, documentId, document, meta, activeTab }) => {
  const { say, verbCalled } = useWords();
  const text = useOpenText({ model, documentId, document, meta });
  const { version, isOwn } = text;
  const { toggleNotification } = useNotification();
  const isChanged = useForm('EditorialDesk', ({ modified }) => modified, false) ?? false;
  const isOurs = isPublishable(model) && Boolean(documentId) && documentId !== 'create';
  const { data: standing } = useStandingQuery(version, { skip: !isOurs });
  const [act, { isLoading }] = useActMutation();
  const verb = isOurs && standing ? nextVerb({ ...standing, isOwn }) : null;
  const beside = useBeside({ text, verb, standing });
  const isWorded = verb !== null && standing !== undefined && isAsked(verb, standing, beside);
  const button = useShortcut(verb !== null && !isChanged);
  const dialog = useDialog(text, isWorded ? verb : null);
  if (!verb) return null;

  async function perform() {
    if (!verb || isWorded) return;
    const answer = await act({ ...version, verb, said: { seen: seenIn(text) } });
    if ('error' in answer) {
      toggleNotification({
        type: 'danger',
        // Long enough to be read: it says what to do next.
        timeout: 15_000,
        message: refusalsIn(answer.error)
          .map(({ message }) => message)
          .join(' '),
      });
    } else toggleNotification({ type: 'success', message: say('done', { verb: verbCalled(verb) }) });
  }
  return {
    type: 'publish',
    position: ['panel'],
    label: verbCalled(verb),
    disabled: isChanged || activeTab === 'published',
    loading: isLoading,
    icon: <span ref={button} hidden />,
    onClick: perform,
    dialog: dialog && { type: 'modal', title: verbCalled(verb), content: dialog },
  };
};
DeskAction.position = ['panel'];

/** The very same component as long as it is the same question: another one would lose what was typed. */
function useDialog(text: OpenText, verb: Verb | null) {
  const asked = JSON.stringify(text);
  return useMemo(() => {
    if (!verb) return undefined;
    const open = JSON.parse(asked) as OpenText;
    return function Dialog({ onClose }: { onClose: () => void }) {
      return (
        <Suspense>
          <VerbForm text={open} verb={verb} onClose={onClose} />
        </Suspense>
      );
    };
  }, [asked, verb]);
}

/** Ctrl + Shift + Enter, which is Strapi's way to publish, presses the main button. */
function useShortcut(isOn: boolean) {
  const inside = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      inside.current?.closest('button')?.click();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [isOn]);
  return inside;
}

type Described = { position?: string | string[] } | null;
type Stock = ((props: { model: string }) => Described) & { type?: string };

/** Strapi's own buttons for what the desk decides are not shown where it decides. */
export function withoutStock<Action extends DocumentActionComponent | BulkActionComponent>(actions: Action[]): Action[] {
  // Strapi types actions of forms and of lists apart; of both only the type of the entry matters here.
  return (actions as unknown as Stock[]).map(unlessPublishable) as unknown as Action[];
}

function unlessPublishable(stock: Stock): Stock {
  // It is asked in any case: a hook that is called now and then breaks the page.
  const shown = (props: { model: string }) => {
    const description = stock(props);
    return isPublishable(props.model) && isDecidedByDesk(stock, description) ? null : description;
  };
  return Object.assign(shown, stock);
}

/** Publishing and unpublishing; that of several languages at once has no name of its own, and stands among the main buttons. */
function isDecidedByDesk({ type }: Stock, description: Described): boolean {
  if (type) return type === 'publish' || type === 'unpublish';
  return [description?.position ?? []].flat().includes('panel');
}
