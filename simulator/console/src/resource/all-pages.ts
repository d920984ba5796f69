// All pages of a paginated Describe….
//
//   allPages((NextToken) => ec2(home).send(new DescribeSubnetsCommand({MaxResults: pageSize, NextToken})),
//            (page) => page.Subnets)
/// Of a page: while the SDK reads one nothing moves, and of an instance it reads for a quarter of a millisecond.
export const pageSize = 200;

export async function allPages<Page extends {NextToken?: string}, Item>(
  ask: (token: string | undefined) => Promise<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token);
    for (const item of itemsOf(page) ?? []) items.push(item);
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return items;
}
