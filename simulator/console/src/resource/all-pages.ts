// All pages of a paginated Describe….
//
//   allPages((NextToken) => ec2(home).send(new DescribeSubnetsCommand({MaxResults: 1000, NextToken})),
//            (page) => page.Subnets)
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
