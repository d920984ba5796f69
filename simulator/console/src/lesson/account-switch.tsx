// The accounts that a lesson plays in, and changing between them.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useSession} from '../session/session';
import type {Lesson} from './lesson';
import {useLessonWords} from './lesson-words';

export function AccountSwitch({lesson}: {lesson: Lesson}) {
  const words = useLessonWords();
  const session = useSession();
  const others = Object.entries(lesson.accounts).filter(([, account]) => account !== lesson.account);
  const rows = [{alias: words.yours, account: lesson.account}, ...others.map(([alias, account]) => ({alias, account}))];
  const isThere = rows.some((row) => row.account === session.account);
  // One account, and it is in use: nothing to say.
  if (rows.length === 1 && isThere && session.region === lesson.region) return null;
  const use = (account: string) =>
    session.change({
      account,
      region: account === lesson.account ? lesson.region : session.region,
      accounts: [...new Set([...session.accounts, ...rows.map((row) => row.account)])],
    });
  return (
    <ExpandableSection headerText={words.whose} headingTagOverride="h3" defaultExpanded>
      <SpaceBetween size="xs">
        {rows.map(({alias, account}) => {
          const inUse =
            account === session.account && (account !== lesson.account || session.region === lesson.region);
          const where = account === lesson.account ? `, ${lesson.region}` : '';
          return (
            <div key={account}>
              <Box variant="span">
                {account} ({alias}
                {where}){' '}
              </Box>
              {inUse ? (
                <Box variant="span" color="text-status-success">
                  {words.current}
                </Box>
              ) : (
                <Button variant="inline-link" onClick={() => use(account)}>
                  {words.switchTo(account)}
                </Button>
              )}
            </div>
          );
        })}
      </SpaceBetween>
    </ExpandableSection>
  );
}
