/** The texts of the page to log in. */
export const texts = {
  title: 'Log in',
  name: 'User name',
  password: 'Password',
  logIn: 'Log in',
  asks: 'The page that you asked for is shown when you have logged in.',
  lost: 'Whoever keeps the ledger makes users and sets new passwords, with onrecord users.',
  none: 'This ledger has no users: nobody has to log in.',
  already: (name: string) => `You are logged in as ${name}.`,
  goOn: 'Go on',
} as const;
