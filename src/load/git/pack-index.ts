const ID_BYTES = 20;
const FANOUT_BYTES = 256 * 4;

/** Where each object of a pack begins: the file `.idx`, version 1 or 2 (https://git-scm.com/docs/gitformat-pack). */
export class PackIndex {
  readonly #bytes: Buffer;
  readonly #version: 1 | 2;
  /** Where the table begins that counts objects by the first byte of their id. */
  readonly #fanout: number;
  readonly #count: number;

  /** @param bytes the file; one that is damaged has no objects */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const isSecond = this.#bytes.length >= 8 && this.#bytes.readUInt32BE(0) === 0xff744f63;
    this.#version = isSecond ? 2 : 1;
    this.#fanout = isSecond ? 8 : 0;
    const isWhole =
      this.#bytes.length >= this.#fanout + FANOUT_BYTES && (!isSecond || this.#bytes.readUInt32BE(4) === 2);
    const count = isWhole ? this.#bytes.readUInt32BE(this.#fanout + FANOUT_BYTES - 4) : 0;
    const least = this.#fanout + FANOUT_BYTES + count * (isSecond ? ID_BYTES + 8 : ID_BYTES + 4);
    this.#count = least <= this.#bytes.length ? count : 0;
  }

  /**
   * Where the object begins in the pack.
   *
   * @param id 40 hexadecimal digits
   */
  offsetOf(id: string): number | undefined {
    if (this.#count === 0) return undefined;
    const wanted = Buffer.from(id, "hex");
    const first = wanted[0] ?? 0;
    let low = first === 0 ? 0 : this.#before(first - 1);
    let high = this.#before(first) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const start = this.#idAt(middle);
      const order = this.#bytes.compare(wanted, 0, ID_BYTES, start, start + ID_BYTES);
      if (order === 0) return this.#offset(middle);
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #before(first: number): number {
    return Math.min(this.#bytes.readUInt32BE(this.#fanout + first * 4), this.#count);
  }

  #idAt(position: number): number {
    const tables = this.#fanout + FANOUT_BYTES;
    return this.#version === 2 ? tables + position * ID_BYTES : tables + position * (ID_BYTES + 4) + 4;
  }

  #offset(position: number): number | undefined {
    if (this.#version === 1) return this.#bytes.readUInt32BE(this.#idAt(position) - 4);
    const offsets = this.#fanout + FANOUT_BYTES + this.#count * (ID_BYTES + 4);
    const offset = this.#bytes.readUInt32BE(offsets + position * 4);
    if (offset < 0x80000000) return offset;
    const large = offsets + this.#count * 4 + (offset - 0x80000000) * 8;
    return large + 8 <= this.#bytes.length ? Number(this.#bytes.readBigUInt64BE(large)) : undefined;
  }
}
