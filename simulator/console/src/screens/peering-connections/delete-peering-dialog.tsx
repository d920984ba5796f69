// "Delete peering connection", with the routes that lead to it if wanted.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import {
  DeleteRouteCommand,
  DeleteVpcPeeringConnectionCommand,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {DeleteDialog} from '../../resource/delete-dialog';
import type {DialogProps} from '../../resource/kind';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {defineWords} from '../../words/words';
import {routesTo} from './peering-routes';
import {usePeeringWords} from './peering-words';

const useWords = defineWords({
  en: {
    alsoRoutes: 'Delete related route table entries',
    hint: 'Without it, the routes to this peering connection stay and become blackholes.',
    noRoutes: 'No route of this account and Region uses it.',
    entry: (table: string, destination: string) => `${table}: ${destination}`,
  },
  ja: {
    alsoRoutes: '関連するルートテーブルエントリを削除',
    hint: '削除しない場合、このピアリング接続へのルートは残り、ブラックホールになります。',
    noRoutes: 'このアカウントとリージョンで使用しているルートはありません。',
    entry: (table, destination) => `${table}: ${destination}`,
  },
});

export function DeletePeeringDialog(props: DialogProps<VpcPeeringConnection>) {
  const words = useWords();
  const peeringWords = usePeeringWords();
  const home = useHome();
  const [withRoutes, setWithRoutes] = useState(false);
  const ids = props.items.map((peering) => peering.VpcPeeringConnectionId ?? '');
  const {data: routes = []} = useDescribed(
    async () => (await Promise.all(ids.map((id) => routesTo(home, id)))).flat(),
    [home, ids.join()],
  );

  const remove = async (peering: VpcPeeringConnection) => {
    const id = peering.VpcPeeringConnectionId ?? '';
    if (withRoutes)
      for (const {table, route} of await routesTo(home, id))
        await ec2(home).send(
          new DeleteRouteCommand({
            RouteTableId: table.RouteTableId,
            DestinationCidrBlock: route.DestinationCidrBlock,
            DestinationIpv6CidrBlock: route.DestinationIpv6CidrBlock,
            DestinationPrefixListId: route.DestinationPrefixListId,
          }),
        );
    await ec2(home).send(new DeleteVpcPeeringConnectionCommand({VpcPeeringConnectionId: id}));
  };
  return (
    <DeleteDialog
      {...props}
      closeGone={props.close} // it stays described for a while, as deleted
      title={peeringWords.remove}
      nameOf={(peering) => titleOf(peering.VpcPeeringConnectionId ?? '', peering.Tags)}
      remove={remove}
    >
      <Checkbox
        checked={withRoutes}
        disabled={routes.length === 0}
        onChange={({detail}) => setWithRoutes(detail.checked)}
        description={routes.length === 0 ? words.noRoutes : words.hint}
      >
        {words.alsoRoutes}
      </Checkbox>
      {routes.length > 0 && (
        <Box margin={{left: 'l'}}>
          {routes.map(({table, destination}) => {
            const entry = words.entry(table.RouteTableId ?? '', destination);
            return <div key={entry}>{entry}</div>;
          })}
        </Box>
      )}
    </DeleteDialog>
  );
}
