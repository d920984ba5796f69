// What page this is: its breadcrumbs, and the title of the browser's tab.
//
//   usePage('Create VPC', [{text: 'VPC', href: href('dashboard')}, {text: 'Your VPCs', href: href('vpcs')}]);
import {createContext, useContext, useEffect, useRef} from 'react';

export interface Crumb {
  text: string;
  href: string;
}

export const CrumbsContext = createContext<(crumbs: readonly Crumb[]) => void>(() => {});

/// `above` are the pages above this one, outermost first.
export function usePage(title: string, above: readonly Crumb[]) {
  const setCrumbs = useContext(CrumbsContext);
  const latest = useRef(above);
  latest.current = above;
  const key = JSON.stringify([title, above]); // by value: `above` is new at each render
  useEffect(() => {
    document.title = `${title} | vpcsim`;
    setCrumbs([...latest.current, {text: title, href: location.hash}]);
  }, [title, key, setCrumbs]);
  useEffect(() => () => setCrumbs([]), [setCrumbs]);
}
