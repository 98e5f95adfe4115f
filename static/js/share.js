/** Share a project's page by the device's own means; where it has none, copy the page's address and say so. */

const part = document.getElementById('share');
const { title, address, copied, refused } = part.dataset;
const said = part.querySelector('.done');
const device = part.querySelector('.by-device');
const copy = part.querySelector('.by-copy');

/** Select the address, so that the reader can copy it. */
function select() {
  getSelection().selectAllChildren(part.querySelector('.address'));
}

/** Copy the address; browsers give the clipboard to safe connections only. */
async function copyAddress() {
  const done = await navigator.clipboard?.writeText(address).then(() => true, () => false);
  if (!done) select();
  // what is said twice is announced twice
  said.textContent = '';
  setTimeout(() => { said.textContent = done ? copied : refused; }, 50);
}

device.addEventListener('click', () => {
  navigator.share({ title, url: address }).catch((error) => {
    if (error.name !== 'AbortError') copyAddress();
  });
});
copy.addEventListener('click', copyAddress);
device.hidden = !navigator.share;
copy.hidden = false;
