/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_CERTIFICATE_WINDOW (lookout_certificate_window_get_type ())

/**
 * LookoutCertificateWindow:
 *
 * The certificate that the server of an account of this run showed, to be trusted for this run.
 */
G_DECLARE_FINAL_TYPE (LookoutCertificateWindow,
                      lookout_certificate_window,
                      LOOKOUT,
                      CERTIFICATE_WINDOW,
                      AdwWindow)

LookoutCertificateWindow *lookout_certificate_window_new (LookoutContext *context,
                                                          FleetSession *session,
                                                          GTlsCertificate *certificate);

G_END_DECLS
