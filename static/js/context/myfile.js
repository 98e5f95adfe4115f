/** Not there yet: a source that shows nothing. */

export class MyFile {
  /**
   * @param {HTMLElement} section
   * @param {L.Map} map
   * @param {(text: string|null) => void} say
   * @param {object} told what `/context` answered
   */
  constructor(section, map, say, told) {
    Object.assign(this, { section, map, say, told });
  }

  /** @param {string|null} text what the address says */
  show(text) {
    this.said = text;
  }
}
