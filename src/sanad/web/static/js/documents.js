// SPDX-License-Identifier: Apache-2.0
// Shows what came of a build as soon as it has ended: the page is loaded again.

document.addEventListener("sanad:ended", () => location.reload());
