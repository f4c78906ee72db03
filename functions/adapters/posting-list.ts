/**
 * Where a word stands, as bytes: for each passage, in ascending order, how many passages after the one before it comes,
 * and how often the word stands there. Numbers take seven bits a byte; the lowest bit of the first tells whether it
 * stands there more than once.
 */
export class PostingList {
  #bytes = Buffer.allocUnsafe(16);
  #length = 0;
  #last = -1;
  #count = 0;

  /** How many passages it names. */
  get count(): number {
    return this.#count;
  }

  /** `row` has to be greater than all before. */
  add(row: number, frequency: number): void {
    if (row <= this.#last) throw new RangeError('The passages of a word have to ascend');
    this.#write((row - this.#last) * 2 + (frequency > 1 ? 1 : 0));
    if (frequency > 1) this.#write(frequency);
    this.#last = row;
    this.#count += 1;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #write(value: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(this.#bytes.length * 2);
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }
}

/** Passages and frequencies of a word, as many as `count` says; what comes after them is of no meaning. */
export interface Postings {
  readonly rows: Int32Array;
  readonly frequencies: Int32Array;
  count: number;
}

/** Room for the postings of any word in an index of so many passages. */
export function roomForPostings(passages: number): Postings {
  return { rows: new Int32Array(passages), frequencies: new Int32Array(passages), count: 0 };
}

/** Reads a list into `room`. */
export function readPostings(bytes: Uint8Array, room: Postings): Postings {
  const { rows, frequencies } = room;
  const { length } = bytes;
  let row = -1;
  let count = 0;
  for (let at = 0; at < length; count += 1) {
    let byte = bytes[at++] ?? 0;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      step |= (byte & 127) << shift;
    }
    let frequency = 1;
    if ((step & 1) === 1) {
      byte = bytes[at++] ?? 0;
      frequency = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        frequency |= (byte & 127) << shift;
      }
    }
    row += step >>> 1;
    rows[count] = row;
    frequencies[count] = frequency;
  }
  room.count = count;
  return room;
}
