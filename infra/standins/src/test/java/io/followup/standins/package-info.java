/** AWS's services as the tests reach them, whoever stands in for them. */
@NullMarked
package io.followup.standins;

import org.jspecify.annotations.NullMarked;
