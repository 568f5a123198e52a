/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-request.h"
#include "onv-test.h"

G_BEGIN_DECLS

/* What tests of uploads and downloads share: rows, a folder of their own, and what they tell. */

#define TRANSFER_LIMIT 1000000
#define TRANSFER_PIECE_MS 500 /* between two pieces of something slow … */
#define TRANSFER_PIECES 8
#define TRANSFER_PATIENCE_MS 3000 /* … which takes longer than this, and yet goes on */

extern const OnvCall transfer_upload;
extern const OnvCall transfer_download_picture;
extern const OnvCall transfer_download_file;

typedef struct
{
  TestServer *server;
  OnvClient *client;
  char *folder;
  GFile *file;
  GCancellable *cancellable;
  GAsyncResult *result;
  GError *error;
  gint64 told; /* of the last notification */
  guint n_told;
  int pipe[2];
  guint pieces;
  SoupServerMessage *message;
  guint timer;
} TransferFixture;

void transfer_set_up (TransferFixture *f, gconstpointer data);
void transfer_tear_down (TransferFixture *f, gconstpointer data); /* nothing half-done is left */

guint transfer_count_files (TransferFixture *f);
GBytes *transfer_make_bytes (gsize n);
void transfer_write_file (TransferFixture *f, GBytes *bytes);
void transfer_assert_file (TransferFixture *f, GBytes *wanted);

/* Sends @call with @transfer, which it takes; and waits for the end. */
void transfer_start (TransferFixture *f, const OnvCall *call, OnvTransfer *transfer);
void transfer_run (TransferFixture *f, const OnvCall *call, OnvTransfer *transfer);

G_END_DECLS
