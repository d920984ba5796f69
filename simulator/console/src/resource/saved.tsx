// After a form's success: a notice as AWS words it, and the page of the resource.
//
//   const saved = useSaved('vpcs');
//   done: (id) => saved(words.created(id), id)
import {go, href} from '../route';
import {useTell} from '../shell/notices';

export function useSaved(path: string): (header: string, id: string) => void {
  const tell = useTell();
  return (header, id) => {
    go(href(path, id));
    tell({type: 'success', header});
  };
}
