// What a learner's hand does on a page, by the names that are to be read there.

export class Hand {
  constructor(page) {
    this.page = page;
  }

  /// By the navigation on the left.
  async visit(screen) {
    await this.page.getByRole('navigation').getByRole('link', {name: screen, exact: true}).first().click();
    await this.page.getByRole('heading', {level: 1, name: screen}).waitFor();
  }

  /// A field to write in; `within` narrows the place down.
  async write(label, text, within = this.page) {
    await within.getByRole('textbox', {name: label}).or(within.getByRole('combobox', {name: label})).first().fill(text);
  }

  /// A field with a list to choose from: Cloudscape's select is a button that is named by its label.
  async choose(label, option, within = this.page) {
    await within.getByRole('button', {name: label}).first().click();
    await this.page.getByRole('option', {name: option}).first().click();
  }

  async press(button, within = this.page) {
    await within.getByRole('button', {name: button, exact: true}).last().click();
  }

  async check(option, within = this.page) {
    await within.getByRole('radio', {name: option}).check({force: true});
  }

  /// One of the Actions (or of another menu) of what the page shows.
  async act(menu, action) {
    await this.page.getByRole('button', {name: menu, exact: true}).first().click();
    await this.page.getByRole('menuitem', {name: action, exact: true}).click();
  }

  /// The row of a list in which that text stands, selected.
  async select(text) {
    const row = this.page.getByRole('row').filter({hasText: text}).first();
    await row.getByRole('checkbox').or(row.getByRole('radio')).first().check({force: true});
  }

  /// The id that the latest message names; `message` is a pattern with the id as its group.
  async idInNotice(message) {
    const notice = this.page.getByText(message).first();
    await notice.waitFor();
    return message.exec(await notice.innerText())[1];
  }

  /// The id in the address of the page that shows it.
  async idInAddress(prefix) {
    const pattern = new RegExp(`/(${prefix}-[0-9a-f]{17})`);
    await this.page.waitForURL(pattern);
    return pattern.exec(this.page.url())[1];
  }
}
