// A kind of resource, as its screen describes it: the list, the details and the actions follow from that.
//
//   function useVpcKind(): Kind<Vpc> {
//     const words = useWords();
//     const standard = useStandardActions<Vpc>();
//     return useMemo(() => ({
//       path: 'vpcs', one: 'VPC', many: words.yourVpcs, idHeader: words.vpcId,
//       ask: (home, id) => allPages((token) => ec2(home).send(new DescribeVpcsCommand(
//         id ? {VpcIds: [id]} : {MaxResults: pageSize, NextToken: token})), (page) => page.Vpcs),
//       idOf: (vpc) => vpc.VpcId ?? '', tagsOf: (vpc) => vpc.Tags,
//       create: words.createVpc,
//       // Name and id are the first columns by themselves.
//       columns: [{id: 'state', header: words.state, value: (vpc) => vpc.State, cell: (vpc) => <Status state={vpc.State} />}],
//       details: (vpc) => [{label: words.state, value: <Status state={vpc.State} />}],
//       tabs: [{id: 'cidrs', label: 'CIDRs', content: (vpc) => <Cidrs vpc={vpc} />}],
//       actions: [
//         {id: 'edit-cidrs', text: words.editCidrs, page: 'edit-cidrs'},   // #/vpcs/vpc-1/edit-cidrs
//         standard.manageTags,
//         standard.remove({text: words.deleteVpc, remove: (home, vpc) => ec2(home).send(new DeleteVpcCommand({VpcId: vpc.VpcId}))}),
//       ],
//     }), [words, standard]);
//   }
//
// and `<ResourceScreen kind={useVpcKind()} …>` (resource-screen.tsx) is the screen.
import type {ReactElement, ReactNode} from 'react';
import type {Tag} from '@aws-sdk/client-ec2';
import type {Home} from '../api/ec2';

export interface Column<Item> {
  id: string; ///< also in links: #/subnets?vpc=vpc-1 lists those whose column `vpc` is vpc-1
  header: string;
  value(item: Item): string | number | undefined; ///< what is filtered and sorted by
  cell?(item: Item): ReactNode; ///< what is shown; without it the value
  hidden?: boolean; ///< until chosen in the preferences
  width?: number;
}

export interface Detail {
  label: string;
  value: ReactNode; ///< undefined and '' are shown as "–"
}

export interface Tab<Item> {
  id: string; ///< #/vpcs/vpc-1?tab=cidrs
  label: string;
  content(item: Item): ReactNode;
}

export interface DialogProps<Item> {
  items: Item[];
  close(): void;
  /// Closes after what was shown has gone; a details page then gives way to the list.
  closeGone(): void;
}

export interface Action<Item> {
  id: string;
  text: string;
  /// One of these: a page of the resource (#/vpcs/ID/PAGE), an address, a dialog, or something done at once.
  page?: string;
  href?(item: Item): string;
  dialog?(props: DialogProps<Item>): ReactElement;
  run?(items: Item[]): void;
  many?: boolean; ///< can be done with several at once
  none?: boolean; ///< needs nothing selected
  disabled?(items: Item[]): string | undefined; ///< the reason why not
  menu?: string; ///< a menu of its own beside "Actions": "Instance state"
  group?: string; ///< a group within the menu
  button?: boolean; ///< a button of its own beside "Actions": "Connect"
}

export interface Kind<Item> {
  path: string; ///< of the screen: "vpcs"
  one: string; ///< "VPC"
  many: string; ///< "Your VPCs"
  root?: string; ///< first of the breadcrumbs; without it "VPC"
  /// All of them, or the one with that id (an API error if there is none is welcome).
  ask(home: Home, id?: string): Promise<Item[]>;
  idOf(item: Item): string;
  tagsOf(item: Item): Tag[] | undefined;
  nameOf?(item: Item): string; ///< where the name isn't the tag "Name"
  idHeader: string; ///< "VPC ID"
  create?: string; ///< "Create VPC": the button that leads to #/vpcs/create
  columns: Column<Item>[];
  details(item: Item): Detail[];
  tabs?: Tab<Item>[]; ///< after "Details"; "Tags" comes last by itself
  banner?(item: Item): ReactNode; ///< above the details
  actions: Action<Item>[];
  selection?: 'single' | 'multi';
}
