// The Actions menu of a list or a details page, menus and buttons beside it, and the dialog that one opened.
//
//   const {controls, dialog} = useActions(kind, selectedItems, {gone: () => go(href('vpcs'))});
import {useState, type ReactElement} from 'react';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown, {type ButtonDropdownProps} from '@cloudscape-design/components/button-dropdown';
import {go, href} from '../route';
import {useCommonWords} from './common-words';
import type {Action, Kind} from './kind';

function menuItem<Item>(action: Action<Item>, reason: string | undefined): ButtonDropdownProps.Item {
  return {id: action.id, text: action.text, disabled: reason !== undefined, disabledReason: reason};
}

function menuItems<Item>(actions: Action<Item>[], reasonOf: (action: Action<Item>) => string | undefined) {
  const items: (ButtonDropdownProps.Item | ButtonDropdownProps.ItemGroup)[] = [];
  const groups = new Map<string, ButtonDropdownProps.Item[]>();
  for (const action of actions) {
    const item = menuItem(action, reasonOf(action));
    if (action.group === undefined) {
      items.push(item);
      continue;
    }
    const known = groups.get(action.group);
    if (known) {
      known.push(item);
      continue;
    }
    const members = [item];
    groups.set(action.group, members);
    items.push({id: `group:${action.group}`, text: action.group, items: members});
  }
  return items;
}

interface After {
  closed?(): void; ///< a dialog: something may have changed
  gone(): void; ///< what was shown has been deleted
}

export function useActions<Item>(kind: Kind<Item>, items: Item[], after: After) {
  const common = useCommonWords();
  const [open, setOpen] = useState<{action: Action<Item>; items: Item[]}>();

  const reasonOf = (action: Action<Item>) => {
    if (action.none) return action.disabled?.(items);
    if (items.length === 0) return common.selectOne;
    if (items.length > 1 && !action.many) return common.onlyOne;
    return action.disabled?.(items);
  };
  const perform = (id: string) => {
    const action = kind.actions.find((one) => one.id === id);
    const [first] = items;
    if (action === undefined) return;
    if (action.dialog) return setOpen({action, items});
    if (action.run) return action.run(items);
    if (first === undefined) return;
    if (action.href) return go(action.href(first));
    if (action.page) go(href(kind.path, kind.idOf(first), action.page));
  };

  const menus = new Map<string, Action<Item>[]>();
  for (const action of kind.actions) {
    if (action.button) continue;
    const name = action.menu ?? common.actions;
    menus.set(name, [...(menus.get(name) ?? []), action]);
  }
  const controls = [
    ...kind.actions
      .filter((action) => action.button)
      .map((action) => {
        const reason = reasonOf(action);
        return (
          <Button
            key={action.id}
            disabled={reason !== undefined}
            disabledReason={reason}
            onClick={() => perform(action.id)}
          >
            {action.text}
          </Button>
        );
      }),
    ...[...menus].map(([name, actions]) => (
      <ButtonDropdown
        key={name}
        items={menuItems(actions, reasonOf)}
        expandableGroups
        onItemClick={({detail}) => perform(detail.id)}
      >
        {name}
      </ButtonDropdown>
    )),
  ];
  const close = () => {
    setOpen(undefined);
    after.closed?.();
  };
  const dialog: ReactElement | null =
    open?.action.dialog?.({
      items: open.items,
      close,
      closeGone: () => {
        setOpen(undefined);
        after.gone();
      },
    }) ?? null;
  return {controls, dialog};
}
