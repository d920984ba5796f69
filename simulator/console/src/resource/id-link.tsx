// A link to the page of a resource, from its id alone; ids of kinds without a page are plain text.
//
//   <IdLink id={subnet.VpcId} />      <IdLink id={vpc.VpcId} name="shop" />
import Link from '@cloudscape-design/components/link';
import {href} from '../route';

const paths: Record<string, string> = {
  vpc: 'vpcs',
  subnet: 'subnets',
  rtb: 'route-tables',
  igw: 'internet-gateways',
  nat: 'nat-gateways',
  eipalloc: 'elastic-ips',
  pcx: 'peering-connections',
  sg: 'security-groups',
  acl: 'network-acls',
  i: 'instances',
  key: 'key-pairs',
  nip: 'reachability-analyzer',
  nia: 'reachability-analyzer',
};

/// The address of its page, if there is one for its kind.
export function hrefOf(id: string): string | undefined {
  const path = paths[id.slice(0, id.indexOf('-'))];
  return path === undefined ? undefined : href(path, id);
}

export function IdLink({id, name}: {id: string | undefined; name?: string}) {
  if (id === undefined || id === '') return <>–</>;
  const text = name ? `${id} / ${name}` : id;
  const to = hrefOf(id);
  return to === undefined ? <>{text}</> : <Link href={to}>{text}</Link>;
}
