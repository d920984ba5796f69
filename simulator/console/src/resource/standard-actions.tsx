// Actions that nearly every kind has: "Manage tags" and "Delete …". Example in kind.ts.
import {useMemo} from 'react';
import type {Home} from '../api/ec2';
import {useCommonWords} from './common-words';
import {DeleteDialog} from './delete-dialog';
import type {Action} from './kind';
import {useHome} from './use-home';

interface Removal<Item> {
  text: string; ///< "Delete VPC"
  nameOf(item: Item): string;
  remove(home: Home, item: Item): Promise<unknown>;
  disabled?(items: Item[]): string | undefined;
  note?(items: Item[]): string; ///< what else goes, or what to think of
}

export interface StandardActions<Item> {
  manageTags: Action<Item>;
  remove(removal: Removal<Item>): Action<Item>;
}

export function useStandardActions<Item>(): StandardActions<Item> {
  const common = useCommonWords();
  const home = useHome();
  return useMemo(
    () => ({
      manageTags: {id: 'manage-tags', text: common.manageTags, page: 'manage-tags'},
      remove: ({text, nameOf, remove, disabled, note}: Removal<Item>): Action<Item> => ({
        id: 'delete',
        text,
        many: true,
        disabled,
        dialog: (props) => (
          <DeleteDialog {...props} title={text} nameOf={nameOf} remove={(item) => remove(home, item)}>
            {note?.(props.items)}
          </DeleteDialog>
        ),
      }),
    }),
    [common, home],
  );
}
