/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOOKOUT_TYPE_CERTIFICATE_VIEW (lookout_certificate_view_get_type ())

/**
 * LookoutCertificateView:
 *
 * Shows a certificate that the system does not trust, so that a person can.
 */
G_DECLARE_FINAL_TYPE (LookoutCertificateView,
                      lookout_certificate_view,
                      LOOKOUT,
                      CERTIFICATE_VIEW,
                      AdwBin)

void lookout_certificate_view_set_certificate (LookoutCertificateView *self,
                                               GTlsCertificate *certificate);
const char *lookout_certificate_view_get_pin (LookoutCertificateView *self);

G_END_DECLS
