import { lazy } from 'react';
import { useParams } from 'react-router-dom';

const PostingsList = lazy(() => import('./PostingsList'));
const PostingPage = lazy(() => import('./PostingPage'));

/** The postings, or the one that the address names. */
export default function PostingsTab() {
  const { '*': rest = '' } = useParams();
  const [, id] = /^postings\/(\d+)$/.exec(rest) ?? [];
  return id ? <PostingPage key={id} id={id} /> : <PostingsList />;
}
