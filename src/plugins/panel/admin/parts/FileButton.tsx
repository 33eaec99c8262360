import { Button } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useRef } from 'react';

type Props = {
  /** Its words are the panel's; a browser would put its own, in its own language, on a bare field. */
  children: string;
  name: string;
  accept?: string;
  multiple?: boolean;
  isBusy?: boolean;
  onChoose: (files: File[]) => void;
};

/** A button that lets somebody choose files; the same file can be chosen again. */
export function FileButton({ children, name, accept, multiple, isBusy, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        data-part={name}
        accept={accept}
        multiple={multiple}
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button variant="secondary" startIcon={<Upload />} loading={isBusy} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
