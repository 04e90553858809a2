/** What the template says, held to the code and to the contract. */
@NullMarked
package io.followup.checks;

import org.jspecify.annotations.NullMarked;
