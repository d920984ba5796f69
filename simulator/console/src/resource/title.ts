// What a resource is called: the tag "Name", unless its kind knows better.
import type {Kind} from './kind';
import {nameOf} from './tags';

type Named<Item> = Pick<Kind<Item>, 'idOf' | 'tagsOf' | 'nameOf'>;

export function nameIn<Item>(kind: Named<Item>, item: Item): string {
  return kind.nameOf ? kind.nameOf(item) : nameOf(kind.tagsOf(item));
}

/// "vpc-1 / shop", as AWS's console titles a resource.
export function titleIn<Item>(kind: Named<Item>, item: Item): string {
  const name = nameIn(kind, item);
  return name === '' ? kind.idOf(item) : `${kind.idOf(item)} / ${name}`;
}
