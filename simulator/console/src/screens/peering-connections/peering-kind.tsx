// What is listed and shown of a peering connection, and what can be done with it.
import {useMemo, type ReactNode} from 'react';
import {DescribeVpcPeeringConnectionsCommand, type VpcPeeringConnection} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';
import {IdLink} from '../../resource/id-link';
import type {Action, Column, Detail, Kind} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {Status} from '../../resource/status';
import {Instant, TimeLeft} from '../../resource/time';
import {useHome} from '../../resource/use-home';
import {DecisionDialog} from './decision-dialog';
import {DeletePeeringDialog} from './delete-peering-dialog';
import {DnsTab} from './dns-tab';
import {cidrsOf, isAt, isPending, statusOf, type Side} from './peering';
import {PeeringBanner} from './peering-banner';
import {usePeeringWords} from './peering-words';
import {RoutesTab} from './routes-tab';

type Words = ReturnType<typeof usePeeringWords>;

/// A VPC of here has its page; one of another account or region is named only.
function sideLink(side: Side | undefined, home: Home): ReactNode {
  return isAt(side, home) ? <IdLink id={side?.VpcId} /> : (side?.VpcId ?? '–');
}

function columnsOf(words: Words, home: Home): Column<VpcPeeringConnection>[] {
  return [
    {
      id: 'status',
      header: words.status,
      width: 190,
      value: statusOf,
      cell: (peering) => <Status state={statusOf(peering)} />,
    },
    {
      id: 'requester',
      header: words.requesterVpc,
      width: 220,
      value: (peering) => peering.RequesterVpcInfo?.VpcId,
      cell: (peering) => sideLink(peering.RequesterVpcInfo, home),
    },
    {
      id: 'accepter',
      header: words.accepterVpc,
      width: 220,
      value: (peering) => peering.AccepterVpcInfo?.VpcId,
      cell: (peering) => sideLink(peering.AccepterVpcInfo, home),
    },
    {
      id: 'requester-cidrs',
      header: words.requesterCidrs,
      value: (peering) => cidrsOf(peering.RequesterVpcInfo).join(', '),
    },
    {
      id: 'accepter-cidrs',
      header: words.accepterCidrs,
      value: (peering) => cidrsOf(peering.AccepterVpcInfo).join(', '),
    },
    {id: 'requester-owner', header: words.requesterOwner, value: (peering) => peering.RequesterVpcInfo?.OwnerId},
    {id: 'accepter-owner', header: words.accepterOwner, value: (peering) => peering.AccepterVpcInfo?.OwnerId},
    {id: 'requester-region', header: words.requesterRegion, value: (peering) => peering.RequesterVpcInfo?.Region},
    {id: 'accepter-region', header: words.accepterRegion, value: (peering) => peering.AccepterVpcInfo?.Region},
  ];
}

function lines(texts: string[]): ReactNode {
  return texts.length === 0 ? undefined : texts.map((text) => <div key={text}>{text}</div>);
}

function expiration({ExpirationTime: until}: VpcPeeringConnection, words: Words): ReactNode {
  if (until === undefined) return undefined;
  return (
    <>
      <Instant at={until} />
      <div>
        {words.left}: <TimeLeft until={until} />
      </div>
    </>
  );
}

function detailsOf(peering: VpcPeeringConnection, words: Words, home: Home): Detail[] {
  const {RequesterVpcInfo: requester, AccepterVpcInfo: accepter} = peering;
  return [
    {label: words.id, value: peering.VpcPeeringConnectionId},
    {label: words.status, value: <Status state={statusOf(peering)} />},
    {label: words.statusMessage, value: peering.Status?.Message},
    {label: words.expiration, value: expiration(peering, words)},
    {label: words.requesterOwner, value: requester?.OwnerId},
    {label: words.requesterVpc, value: sideLink(requester, home)},
    {label: words.requesterCidrs, value: lines(cidrsOf(requester))},
    {label: words.requesterRegion, value: requester?.Region},
    {label: words.accepterOwner, value: accepter?.OwnerId},
    {label: words.accepterVpc, value: sideLink(accepter, home)},
    {label: words.accepterCidrs, value: lines(cidrsOf(accepter))},
    {label: words.accepterRegion, value: accepter?.Region},
  ];
}

function actionsOf(words: Words, manageTags: Action<VpcPeeringConnection>): Action<VpcPeeringConnection>[] {
  const notPending = ([first]: VpcPeeringConnection[]) =>
    first && !isPending(first) ? words.onlyPending : undefined;
  const notActive = ([first]: VpcPeeringConnection[]) =>
    first && statusOf(first) !== 'active' ? words.onlyActive : undefined;
  const hasEnded = (peerings: VpcPeeringConnection[]) =>
    peerings.some((one) => !['active', 'pending-acceptance', 'provisioning'].includes(statusOf(one)))
      ? words.alreadyGone
      : undefined;
  return [
    {
      id: 'accept',
      text: words.accept,
      disabled: notPending,
      dialog: (props) => <DecisionDialog {...props} decision="accept" />,
    },
    {
      id: 'reject',
      text: words.reject,
      disabled: notPending,
      dialog: (props) => <DecisionDialog {...props} decision="reject" />,
    },
    {id: 'edit-dns', text: words.editDns, page: 'edit-dns', disabled: notActive},
    manageTags,
    {
      id: 'delete',
      text: words.remove,
      many: true,
      disabled: hasEnded,
      dialog: (props) => <DeletePeeringDialog {...props} />,
    },
  ];
}

export function usePeeringKind(): Kind<VpcPeeringConnection> {
  const words = usePeeringWords();
  const home = useHome();
  const {manageTags} = useStandardActions<VpcPeeringConnection>();
  return useMemo(
    () => ({
      path: 'peering-connections',
      one: words.one,
      many: words.peerings,
      idHeader: words.id,
      create: words.create,
      ask: (where, id) =>
        allPages(
          (NextToken) =>
            ec2(where).send(
              new DescribeVpcPeeringConnectionsCommand(
                id ? {VpcPeeringConnectionIds: [id]} : {MaxResults: pageSize, NextToken},
              ),
            ),
          (page) => page.VpcPeeringConnections,
        ),
      idOf: (peering) => peering.VpcPeeringConnectionId ?? '',
      tagsOf: (peering) => peering.Tags,
      columns: columnsOf(words, home),
      details: (peering) => detailsOf(peering, words, home),
      banner: (peering) => <PeeringBanner peering={peering} />,
      tabs: [
        {id: 'dns', label: 'DNS', content: (peering) => <DnsTab peering={peering} />},
        {id: 'routes', label: words.routeTables, content: (peering) => <RoutesTab peering={peering} />},
      ],
      actions: actionsOf(words, manageTags),
    }),
    [words, home, manageTags],
  );
}
