// SPDX-License-Identifier: Apache-2.0
// The page of a job that runs, and of a delivery that is sealed: when the work ends, what came of it is fetched by loading the page again.

addEventListener("sanad:ended", () => location.reload());
