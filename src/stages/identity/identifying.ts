import type { Linked, Mention, Participant } from '../../document/index.ts';
import type { EntityTable } from './entityTable.ts';
import type { Scene } from './scene.ts';

/** Who an entity is. */
export interface Identity {
  readonly participant: Participant | null;
  /** `unnamed`: a source or somebody else whose name the text does not give; `open`: unknown. */
  readonly status: 'resolved' | 'unnamed' | 'several' | 'open';
  /** The one on whose behalf an unnamed person speaks. */
  readonly of: string | null;
  /** The evidence it rests on. */
  readonly by:
    'lexicon' | 'surname' | 'last holder' | 'time of writing' | 'office' | 'document' | 'body' | 'turns' | 'words';
}

/** The context for identifying entities. */
export interface Identifying {
  readonly linked: Linked;
  readonly scene: Scene;
  readonly table: EntityTable;
  /** Ids of the actors named in the document, and of the body that published it. */
  readonly actors: ReadonlySet<string>;
  /** Whether a mention is the source of an attribution. */
  isSource(mention: Mention): boolean;
  /** The owner in a description: the id of the state or body in its words, or of the antecedent of a pronoun in it. */
  ownerOf(mention: number): string | null;
  /** The state, body or person whom the words of a description make its owner. */
  ownerIn(mention: number): Participant | null;
}
