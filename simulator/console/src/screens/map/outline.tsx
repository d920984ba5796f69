// The network as a list in lists: all that the picture shows, without seeing it.
import {useState, type ReactNode} from 'react';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import {useStateName} from '../../resource/status';
import {
  labelOf,
  type InstancePart,
  type NetworkModel,
  type Part,
  type PeeringPart,
  type ServicePart,
  type SubnetPart,
  type VpcPart,
} from './parts';
import {PartLink} from './part-link';
import type {End} from './question-form';
import {useWords} from './words';

function Item({
  part,
  kind,
  facts,
  children,
}: {
  part: Part;
  kind: string;
  facts: string[];
  children?: ReactNode;
}) {
  return (
    <li>
      {kind}{' '}
      <PartLink id={part.id} whose={part}>
        {labelOf(part)}
      </PartLink>
      {facts.filter(Boolean).map((fact, i) => (
        <span key={i}> · {fact}</span>
      ))}
      {children}
    </li>
  );
}

type Choose = (end: End, part: string) => void;

function Member({member, choose}: {member: InstancePart | ServicePart; choose: Choose}) {
  const words = useWords();
  const nameOfState = useStateName();
  const isInstance = member.kind === 'instance';
  const groups = member.groups.map(labelOf).join(', ');
  return (
    <Item
      part={member}
      kind={isInstance ? words.instance : words.kinds[member.kind]}
      facts={[
        nameOfState(member.state),
        member.privateIp,
        member.publicIp && words.publicIp(member.publicIp),
        groups && `${words.securityGroups}: ${groups}`,
      ]}
    >
      {isInstance &&
        (['from', 'to'] as const).map((end) => (
          <span key={end}>
            {' · '}
            <Button
              variant="inline-link"
              ariaLabel={`${words.choose[end]}: ${labelOf(member)}`}
              onClick={() => choose(end, member.id)}
            >
              {words.choose[end]}
            </Button>
          </span>
        ))}
    </Item>
  );
}

function Subnet({subnet, choose}: {subnet: SubnetPart; choose: Choose}) {
  const words = useWords();
  return (
    <Item
      part={subnet}
      kind={subnet.public ? words.publicSubnet : words.privateSubnet}
      facts={[
        subnet.cidrs.join(', '),
        subnet.zone,
        subnet.routeTable ? `${words.routeTable} ${words.rules(subnet.routeTable)}` : '',
        subnet.networkAcl ? `${words.networkAcl} ${words.rules(subnet.networkAcl)}` : '',
      ]}
    >
      <ul>
        {subnet.members.map((member) => (
          <Member key={member.id} member={member} choose={choose} />
        ))}
      </ul>
    </Item>
  );
}

function Vpc({vpc, choose}: {vpc: VpcPart; choose: Choose}) {
  const words = useWords();
  const notes = [
    vpc.cidrs.join(', '),
    vpc.isDefault ? words.defaultVpc : '',
    vpc.known ? '' : words.unknownVpc,
  ];
  return (
    <Item part={vpc} kind={words.vpc} facts={notes}>
      <ul>
        {vpc.gateways.map((gateway) => (
          <Item key={gateway.id} part={gateway} kind={words.kinds[gateway.kind]} facts={[]} />
        ))}
        {vpc.subnets.map((subnet) => (
          <Subnet key={subnet.id} subnet={subnet} choose={choose} />
        ))}
      </ul>
    </Item>
  );
}

function Peering({peering, names}: {peering: PeeringPart; names: Map<string, string>}) {
  const words = useWords();
  const nameOfState = useStateName();
  const name = (vpc: string) => names.get(vpc) ?? vpc;
  return (
    <Item
      part={peering}
      kind={words.peering}
      facts={[
        `${name(peering.requester)} – ${name(peering.accepter)}`,
        nameOfState(peering.status),
        peering.life === 'active' ? '' : peering.message,
      ]}
    />
  );
}

function Network({model, choose}: {model: NetworkModel; choose: Choose}) {
  const words = useWords();
  const names = new Map(
    model.accounts.flatMap(({regions}) =>
      regions.flatMap(({vpcs}) => vpcs.map((vpc) => [vpc.id, labelOf(vpc)])),
    ),
  );
  return (
    <ul className="map-outline">
      {model.accounts.map(({account, regions}) => (
        <li key={account}>
          {words.account} {account}
          <ul>
            {regions.map((region) => (
              <li key={region.region}>
                {region.region}
                <ul>
                  {region.vpcs.map((vpc) => (
                    <Vpc key={vpc.id} vpc={vpc} choose={choose} />
                  ))}
                  {region.transitGateways.map((gateway) => (
                    <Item
                      key={gateway.id}
                      part={gateway}
                      kind={words.kinds['transit-gateway']}
                      facts={gateway.vpcs.map((link) => names.get(link.vpc) ?? link.vpc)}
                    />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </li>
      ))}
      {model.peerings.map((peering) => (
        <Peering key={peering.id} peering={peering} names={names} />
      ))}
    </ul>
  );
}

/// Made when it is opened: of a large network it is large, too.
export function Outline(props: {model: NetworkModel; choose: Choose}) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText={words.outline}
      headingTagOverride="h2"
      expanded={open}
      onChange={({detail}) => setOpen(detail.expanded)}
    >
      {open && <Network {...props} />}
    </ExpandableSection>
  );
}
