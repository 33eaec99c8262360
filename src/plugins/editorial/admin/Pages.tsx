import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';

const CalendarPage = lazy(() => import('./calendar/CalendarPage'));
const EditionsPage = lazy(() => import('./editions/EditionsPage'));

export default function Pages() {
  return (
    <Suspense>
      <Routes>
        <Route index element={<CalendarPage />} />
        <Route path="editions" element={<EditionsPage />} />
        <Route path="*" element={<Navigate to="/404" replace />} />
      </Routes>
    </Suspense>
  );
}
