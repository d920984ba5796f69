// Tags: the name among them, and how a create call takes them.
//
//   nameOf(vpc.Tags)                              "shop", or ''
//   tagSpecifications('vpc', tags)                for TagSpecifications; undefined without tags
import type {ResourceType, Tag, TagSpecification} from '@aws-sdk/client-ec2';

export interface EditedTag {
  key: string;
  value: string;
}

export function nameOf(tags: Tag[] | undefined): string {
  return tags?.find((tag) => tag.Key === 'Name')?.Value ?? '';
}

/// "vpc-1 / shop" as AWS's console titles a resource.
export function titleOf(id: string, tags: Tag[] | undefined): string {
  const name = nameOf(tags);
  return name === '' ? id : `${id} / ${name}`;
}

export function tagSpecifications(
  type: ResourceType,
  tags: readonly EditedTag[],
): TagSpecification[] | undefined {
  const given = tags.filter((tag) => tag.key !== '');
  if (given.length === 0) return undefined;
  return [{ResourceType: type, Tags: given.map((tag) => ({Key: tag.key, Value: tag.value}))}];
}

/// The name is a tag: an empty one isn't.
export function withName(tags: readonly EditedTag[], name: string): EditedTag[] {
  const others = tags.filter((tag) => tag.key !== 'Name');
  return name === '' ? others : [{key: 'Name', value: name}, ...others];
}

export function editedTags(tags: Tag[] | undefined): EditedTag[] {
  const edited = (tags ?? []).map((tag) => ({key: tag.Key ?? '', value: tag.Value ?? ''}));
  return edited.sort((a, b) => Number(b.key === 'Name') - Number(a.key === 'Name'));
}

/// What to call so that tags that are `before` become `after`.
export function tagChanges(before: readonly EditedTag[], after: readonly EditedTag[]) {
  const kept = new Map(after.map((tag) => [tag.key, tag.value]));
  const known = new Map(before.map((tag) => [tag.key, tag.value]));
  return {
    removed: before.filter((tag) => !kept.has(tag.key)).map((tag) => ({Key: tag.key})),
    set: after
      .filter((tag) => tag.key !== '' && known.get(tag.key) !== tag.value)
      .map((tag) => ({Key: tag.key, Value: tag.value})),
  };
}
