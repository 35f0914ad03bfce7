// SPDX-License-Identifier: Apache-2.0
// A list of documents: its order is kept, so that `[` and `]` lead from one to the next while they are read.

import { begin } from "./sequence.js";

begin();
