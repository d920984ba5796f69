// Lessons, as the emulator keeps and checks them: README, "Lessons".
import {control} from '../api/control';
import type {Words} from '../words/words';

export type Text = Words<string>;

/// What the list says of each.
export interface LessonSummary {
  id: string;
  title: Text;
  summary: Text;
  minutes: number;
  goals: number; ///< how many
}

export interface Goal {
  title: Text;
  text: Text;
  hints: Text[];
  met: boolean; ///< now
  why: Text | null; ///< what is missing
  remedy?: Text | null; ///< what to change, where the evaluator knows
}

/// The lesson that is being taken.
export interface Lesson {
  id: string;
  title: Text;
  introduction: Text;
  account: string; ///< the learner's own
  region: string;
  accounts: Record<string, string>; ///< others, by what the lesson calls them
  goals: Goal[];
  done: boolean;
}

interface Started extends Lesson {
  private_keys?: Record<string, string>; ///< of the key pairs that the lesson made, by name
}

export async function lessonList(): Promise<LessonSummary[]> {
  return (await control.get<{lessons: LessonSummary[]}>('/lessons')).lessons;
}

export async function currentLesson(): Promise<Lesson | null> {
  return (await control.get<{lesson: Lesson | null}>('/lesson')).lesson;
}

/// Its network takes the place of everything.
export async function startLesson(id: string): Promise<Started> {
  return (await control.post<{lesson: Started}>('/lesson', {start: id})).lesson;
}

/// What is there stays.
export function leaveLesson(): Promise<unknown> {
  return control.delete('/lesson');
}
