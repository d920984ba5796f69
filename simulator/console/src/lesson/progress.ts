// How far somebody has come, kept in the browser: lessons completed, and of the one that is being taken, the
// states in which its goals were met.

export interface Run {
  lesson: string;
  metAfter: Record<string, number>; ///< goal (from 0) → the call after which it was met: a step of the history
  keys: Record<string, string>; ///< private keys by name
}

export interface Progress {
  completed: string[];
  run?: Run;
}

export const noProgress: Progress = {completed: []};
const key = 'vpcsim.lessons';

export function loadProgress(): Progress {
  try {
    return {...noProgress, ...JSON.parse(localStorage.getItem(key) ?? '{}')};
  } catch {
    return noProgress;
  }
}

export function keepProgress(progress: Progress) {
  localStorage.setItem(key, JSON.stringify(progress));
}

export function begun(progress: Progress, lesson: string, keys: Record<string, string>): Progress {
  return {...progress, run: {lesson, metAfter: {}, keys}};
}

export function completed(progress: Progress, lesson: string): Progress {
  if (progress.completed.includes(lesson)) return progress;
  return {...progress, completed: [...progress.completed, lesson]};
}

export function met(progress: Progress, lesson: string, goals: readonly number[], after: number): Progress {
  const run = progress.run?.lesson === lesson ? progress.run : {lesson, metAfter: {}, keys: {}};
  const newly = Object.fromEntries(goals.map((goal) => [String(goal), after]));
  return {...progress, run: {...run, metAfter: {...run.metAfter, ...newly}}};
}

/// The goals that were not met and are now.
export function newlyMet(before: readonly {met: boolean}[], now: readonly {met: boolean}[]): number[] {
  return now.flatMap((goal, i) => (goal.met && before[i]?.met === false ? [i] : []));
}
