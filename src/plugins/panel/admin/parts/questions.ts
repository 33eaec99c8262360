import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

type Asked<Answer> = {
  answer: Answer | undefined;
  isLost: boolean;
  /** The answer is to this question, and to no earlier one. */ isCurrent: boolean;
};

/** What the server answers, asked anew whenever the question changes; nothing is asked while `params` is null. */
export function useAnswer<Answer>(url: string, params: object | null): Asked<Answer> {
  const { get } = useFetchClient();
  const [told, setTold] = useState<{ answer: Answer; to: string }>();
  const [isLost, setLost] = useState(false);
  const asked = JSON.stringify(params);

  useEffect(() => {
    const question = JSON.parse(asked) as object | null;
    if (!question) return;
    const leaving = new AbortController();
    // Somebody is still typing.
    const timer = setTimeout(() => {
      get<Answer>(url, { params: question, signal: leaving.signal }).then(
        ({ data }) => {
          setTold({ answer: data, to: asked });
          setLost(false);
        },
        () => leaving.signal.aborted || setLost(true),
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [get, url, asked]);

  return { answer: told?.answer, isLost, isCurrent: told?.to === asked };
}

type File = { url: string; params: object; name: string };

/** Takes what the server answers along as a file. */
export function useDownload(): (file: File) => Promise<void> {
  const { get } = useFetchClient();
  return async ({ url, params, name }) => {
    const { data } = await get<Blob>(url, { params, responseType: 'blob' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(data);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
}
