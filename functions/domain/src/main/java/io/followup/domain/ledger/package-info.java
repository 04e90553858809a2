/** What a workspace has, holds back and has spent, and every movement of it. */
@NullMarked
package io.followup.domain.ledger;

import org.jspecify.annotations.NullMarked;
