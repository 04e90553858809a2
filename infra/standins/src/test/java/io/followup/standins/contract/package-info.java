/** What the ports to AWS's services promise, told to a service that really answers. */
@NullMarked
package io.followup.standins.contract;

import org.jspecify.annotations.NullMarked;
