// The calls on paths and their analyses.
import {
  DeleteNetworkInsightsAnalysisCommand,
  DeleteNetworkInsightsPathCommand,
  DescribeNetworkInsightsAnalysesCommand,
  DescribeNetworkInsightsPathsCommand,
  StartNetworkInsightsAnalysisCommand,
  type NetworkInsightsAnalysis,
  type NetworkInsightsPath,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {allPages} from '../../resource/all-pages';

/// A path and its analyses, the latest first.
export interface AnalyzedPath extends NetworkInsightsPath {
  analyses: NetworkInsightsAnalysis[];
}

const MaxResults = 100;

function latestFirst(a: NetworkInsightsAnalysis, b: NetworkInsightsAnalysis): number {
  return (b.StartDate?.getTime() ?? 0) - (a.StartDate?.getTime() ?? 0);
}

export async function analysesOf(home: Home, path?: string): Promise<NetworkInsightsAnalysis[]> {
  const all = await allPages(
    (NextToken) =>
      ec2(home).send(
        new DescribeNetworkInsightsAnalysesCommand({NetworkInsightsPathId: path, MaxResults, NextToken}),
      ),
    (page) => page.NetworkInsightsAnalyses,
  );
  return all.sort(latestFirst);
}

export async function analyzedPaths(home: Home, id?: string): Promise<AnalyzedPath[]> {
  const [paths, analyses] = await Promise.all([
    allPages(
      (NextToken) =>
        ec2(home).send(
          new DescribeNetworkInsightsPathsCommand(
            id === undefined ? {MaxResults, NextToken} : {NetworkInsightsPathIds: [id]},
          ),
        ),
      (page) => page.NetworkInsightsPaths,
    ),
    analysesOf(home, id),
  ]);
  return paths.map((path) => ({
    ...path,
    analyses: analyses.filter((one) => one.NetworkInsightsPathId === path.NetworkInsightsPathId),
  }));
}

export async function analysisById(home: Home, id: string): Promise<NetworkInsightsAnalysis | undefined> {
  const answer = await ec2(home).send(
    new DescribeNetworkInsightsAnalysesCommand({NetworkInsightsAnalysisIds: [id]}),
  );
  return answer.NetworkInsightsAnalyses?.[0];
}

export async function analyze(home: Home, path: string): Promise<string> {
  const answer = await ec2(home).send(new StartNetworkInsightsAnalysisCommand({NetworkInsightsPathId: path}));
  return answer.NetworkInsightsAnalysis?.NetworkInsightsAnalysisId ?? '';
}

export function deleteAnalysis(home: Home, id: string) {
  return ec2(home).send(new DeleteNetworkInsightsAnalysisCommand({NetworkInsightsAnalysisId: id}));
}

/// The API keeps a path that has analyses: they go first, as in AWS's console.
export async function deletePath(home: Home, path: AnalyzedPath) {
  for (const analysis of path.analyses) await deleteAnalysis(home, analysis.NetworkInsightsAnalysisId ?? '');
  await ec2(home).send(
    new DeleteNetworkInsightsPathCommand({NetworkInsightsPathId: path.NetworkInsightsPathId}),
  );
}
